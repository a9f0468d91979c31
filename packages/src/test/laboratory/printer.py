#!/usr/bin/env python3
"""The inside of a receipt printer, behind the kernel's printer gadget.

    printer.py DEVICE FOLDER

What it prints goes to FOLDER/paper: text a line, a QR symbol as its text in brackets, a cut as "-- cut --". FOLDER/mood says
how it behaves, and may change at any time:

    ready            prints and answers
    paper-out        prints nothing and says so
    mute             prints and never answers
    mute-paper-out   prints nothing, and says so on the port alone
    jam              goes on until a line of text is printed, then does and says nothing more
"""
import fcntl
import os
import re
import select
import sys
import time

DEVICE, FOLDER = sys.argv[1:]
# GADGET_SET_PRINTER_STATUS of Linux's g_printer.h, and the byte of LPGETSTATUS: selected and no error; the same without paper
SET_STATUS = 0xC0016722
WELL, NO_PAPER = 0x18, 0x38

# each command of a slip, longest first where one begins another; what stands in brackets is its argument
COMMANDS = re.compile(
    rb"\x10\x04(?P<now>.)|\x10\x14\x08(?P<forget>.{7})|\x10[\x14\x05]..."
    rb"|\x1d[Vv]0(?P<raster>.{5})|\x1dV[ABabgh].|\x1dV(?P<cut>.)|\x1d\((?P<sized>...)|\x1d(?P<asked>[raI].)"
    rb"|\x1d[LWP$\\]..|\x1d.."
    rb"|\x1b@|\x1b[2im]|\x1bc..|\x1bp...|\x1b[$\\]..|\x1b..|\x1c\.|\x1c&|\x1c[Sp]..|\x1c..|(?P<newline>\n)|(?P<text>[\x20-\xff])|.",
    re.DOTALL,
)


class Printer:
    def __init__(self):
        self.waiting = b""
        self.line = ""
        self.symbol = ""
        self.jammed = False

    def mood(self):
        with open(FOLDER + "/mood") as mood:
            return mood.read().strip()

    def power_off(self):
        self.waiting = b""
        self.line = ""
        self.jammed = False

    def put(self, text):
        with open(FOLDER + "/paper", "a") as paper:
            paper.write(text + "\n")

    def take(self, more, mood):
        """The answers to bytes that came; DLE EOT is answered out of turn, as real printers do."""
        answers = b""
        for question in re.findall(rb"\x10\x04([\x01-\x04])", more):
            answers += bytes([0x12 | self.bits(question[0], mood)])
        self.waiting += more
        while self.waiting and "paper-out" not in mood and not self.jammed:
            answer = self.step(mood)
            if answer is None:
                break
            answers += answer
        return b"" if mood.startswith("mute") or self.jammed else answers

    @staticmethod
    def bits(question, mood):
        empty = "paper-out" in mood
        return {1: 0x04 | (0x08 if empty else 0), 2: 0x20 if empty else 0, 4: 0x60 if empty else 0}.get(question, 0)

    def step(self, mood):
        """Does one command, and gives its answer; None where it is not whole yet."""
        found = COMMANDS.match(self.waiting)
        end = found.end()
        if found.group(0) in b"\x10\x1b\x1c\x1d":
            return None
        if found["raster"]:
            end += (found["raster"][1] + 256 * found["raster"][2]) * (found["raster"][3] + 256 * found["raster"][4])
        elif found["sized"]:
            end += found["sized"][1] + 256 * found["sized"][2]
        if end > len(self.waiting):
            return None
        body, self.waiting = self.waiting[:end], self.waiting[end:]
        if found["newline"] is not None:
            self.feed(mood)
        elif found["text"]:
            self.line += found["text"].decode("cp437")
        elif found["cut"]:
            self.put("-- cut --")
        elif body[5:8] == b"1P0":
            self.symbol = body[8:].decode("ascii")
        elif body[5:8] == b"1Q0":
            self.put(f"[{self.symbol}]")
        elif found["forget"]:
            self.waiting = b""
            return b"7%\0"
        elif found["asked"]:
            return {b"r": b"\0", b"a": b"\x14\0\0\0" if found["asked"][1] else b"", b"I": b"\x02"}[found["asked"][:1]]
        return b""

    def feed(self, mood):
        if self.line.strip():
            self.put(self.line.strip())
            self.jammed = mood == "jam"
        self.line = ""


def serve(printer, line):
    told = None
    poll = select.poll()
    poll.register(line, select.POLLIN)
    while True:
        mood = printer.mood()
        if mood != told:
            fcntl.ioctl(line, SET_STATUS, NO_PAPER if "paper-out" in mood else WELL)
            told = mood
            printer.jammed = printer.jammed and mood == "jam"
        ready = poll.poll(100)
        if ready and ready[0][1] & (select.POLLERR | select.POLLHUP):
            raise OSError("unplugged")
        if ready and printer.jammed:
            time.sleep(0.1)
            continue
        answer = printer.take(os.read(line, 8192) if ready else b"", mood)
        if answer:
            os.write(line, answer)


def main():
    printer = Printer()
    while True:
        try:
            line = os.open(DEVICE, os.O_RDWR | os.O_NONBLOCK)
            try:
                serve(printer, line)
            finally:
                os.close(line)
        except OSError:
            printer.power_off()
            time.sleep(0.2)


main()
