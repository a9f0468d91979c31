/**
 * Bar codes from data to the widths of bars and spaces, as receipt printers encode them. The tables are those of the
 * standards: ISO/IEC 15420 (UPC, EAN), 16388 (CODE39), 16390 (ITF), AIM BC3 (CODABAR), AIM BC5 (CODE93), ISO/IEC 15417
 * (CODE128).
 */
@NullMarked
package id.bilik.hardware.escpos.barcode;

import org.jspecify.annotations.NullMarked;
