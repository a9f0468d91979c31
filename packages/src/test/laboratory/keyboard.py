#!/usr/bin/env python3
"""A scanner that types, made by the kernel's uinput: each line of standard input, with Enter behind it.

    keyboard.py NAME
"""
import fcntl
import os
import struct
import sys
import time

# from Linux's uinput.h
SET_EVBIT, SET_KEYBIT, SETUP, CREATE = 0x40045564, 0x40045565, 0x405C5503, 0x5501
EV_SYN, EV_KEY, ENTER, SHIFT = 0, 1, 28, 42
# by code, from 2 and 16 and 30 and 43 on, as the layout of the United States has them
ROWS = [(2, "1234567890-=", "!@#$%^&*()_+"), (16, "qwertyuiop[]", "QWERTYUIOP{}"), (30, "asdfghjkl;'`", 'ASDFGHJKL:"~')]
ROWS += [(43, "\\zxcvbnm,./", "|ZXCVBNM<>?")]
KEYS = {sign: (start + at, False) for start, plain, _ in ROWS for at, sign in enumerate(plain)}
KEYS.update({sign: (start + at, True) for start, _, shifted in ROWS for at, sign in enumerate(shifted)})


def main():
    device = os.open("/dev/uinput", os.O_WRONLY)
    for bit in (EV_SYN, EV_KEY):
        fcntl.ioctl(device, SET_EVBIT, bit)
    for code in range(1, 128):
        fcntl.ioctl(device, SET_KEYBIT, code)
    fcntl.ioctl(device, SETUP, struct.pack("HHHH80sI", 3, 0x1209, 1, 1, sys.argv[1].encode(), 0))
    fcntl.ioctl(device, CREATE)

    def key(code, down):
        for event in ((EV_KEY, code, down), (EV_SYN, 0, 0)):
            os.write(device, struct.pack("qqHHi", 0, 0, *event))

    def press(code):
        key(code, 1)
        key(code, 0)
        time.sleep(0.002)

    for line in sys.stdin:
        for sign in line.rstrip("\n"):
            code, shifted = KEYS[sign]
            if shifted:
                key(SHIFT, 1)
            press(code)
            if shifted:
                key(SHIFT, 0)
        press(ENTER)


main()
