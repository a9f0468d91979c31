#!/bin/sh
# Makes every clip of the voice: display-board/clips/make-clips.sh [FOLDER]
#
# Needs the Debian packages espeak-ng, sox and ffmpeg. Writes FOLDER (the shipped set where it is left out): chime.ogg,
# and id/ and en/ with one file for each word that an announcement may name (see docs/voice.md). The words stand in the
# lists below; call-words.js must name no other, which a test holds.
#
# Most words are made twice: as they sound within a sentence (satu.ogg), and as they sound at its end (satu-end.ogg). A
# voice falls at the end of a sentence, and a sentence whose every word falls is tiring to listen to.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../src/main/resources/display-board/voice/clips}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Silence before and after is cut off, and the loudness made even, so that clips can be played one after another without
# a gap. 24 kbit/s of Opus is more than this voice needs.
finish() { # FROM TO
  sox -q "$1" -r 48000 "$work/cut.wav" \
    silence 1 0.005 0.3% reverse silence 1 0.005 0.3% fade 0.012 reverse fade 0.004 norm -3
  mkdir -p "$(dirname "$2")"
  ffmpeg -v error -y -i "$work/cut.wav" -fflags +bitexact -flags:a +bitexact -map_metadata -1 \
    -c:a libopus -b:a 24k -vbr on -frame_duration 20 "$2"
}

say() { # LANGUAGE NAME TEXT
  case $1 in id) voice=id ;; *) voice=en-us ;; esac
  espeak-ng -v "$voice" -s 150 -p 46 -a 90 -w "$work/said.wav" "$3"
  finish "$work/said.wav" "$out/$1/$2.ogg"
}

both() { # LANGUAGE WORD...: within a sentence and at its end
  language=$1
  shift
  for word in "$@"; do
    say "$language" "$word" "$word,"
    say "$language" "$word-end" "$word."
  done
}

letters="a b c d e f g h i j k l m n o p q r s t u v w x y z"

both id $letters
both id kosong nol satu dua tiga empat lima enam tujuh delapan sembilan \
  sepuluh sebelas belas puluh seratus ratus seribu ribu
say id nomor-antrean "nomor antrean,"
say id silakan-menuju-bilik "silakan menuju bilik,"
say id bilik "bilik,"
say id panggilan-ulang "panggilan ulang."

both en $letters
both en zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
  seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
say en queue-number "queue number,"
say en please-go-to-booth "please go to booth,"
say en booth "booth,"
say en repeat-call "repeat call."

# Three soft bell tones, which turn heads without startling anybody.
bell() { # NAME HERTZ OCTAVE
  sox -q -n -r 48000 -c 1 "$work/$1.wav" synth 1.4 sine "$2" synth 1.4 sine mix "$3" fade l 0.01 1.4 1.38 gain -6
}
bell e 659.25 1318.51
bell c 523.25 1046.50
bell g 783.99 1567.98
sox -q -m "$work/e.wav" "|sox $work/c.wav -p pad 0.28" "|sox $work/g.wav -p pad 0.56" "$work/bells.wav" norm -4
finish "$work/bells.wav" "$out/chime.ogg"

echo "$(find "$out" -name '*.ogg' | wc -l) clips, $(du -sb "$out" | cut -f1) bytes in $out"
