package id.bilik.hardware.escpos.barcode;

import java.util.Optional;

/** The four codes of trade. A digit is two bars and two spaces, seven modules in all; sides and middle are guards. */
final class EanUpc {

    /** A digit of the left half: space, bar, space, bar. One of the right half has the same widths, its bar first. */
    private static final String[] DIGITS = {"3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213",
            "3112"};
    /** Which digits of the left half are reversed, by the first digit of EAN-13, which has no bars of its own. */
    private static final String[] FIRST = {"......", "..r.rr", "..rr.r", "..rrr.", ".r..rr", ".rr..r", ".rrr..",
            ".r.r.r", ".r.rr.", ".rr.r."};
    /** Likewise, by the check digit of UPC-E. */
    private static final String[] CHECK = {"rrr...", "rr.r..", "rr..r.", "rr...r", "r.rr..", "r..rr.", "r...rr",
            "r.r.r.", "r.r..r", "r..r.r"};
    private static final String SIDE = "111";
    private static final String MIDDLE = "11111";
    private static final String NONE_REVERSED = "......";

    private EanUpc() {}

    /** 11 digits, or 12 with the check digit. */
    static Optional<BarCode> upcA(String data) {
        return checked(data, 11).map(digits -> BarCode.ofModules("UPC-A", digits, halves(digits, 6, NONE_REVERSED)));
    }

    /** 12 digits, or 13 with the check digit. */
    static Optional<BarCode> ean13(String data) {
        return checked(data, 12).map(digits -> BarCode.ofModules("EAN-13", digits,
                halves(digits.substring(1), 6, FIRST[digits.charAt(0) - '0'])));
    }

    /** 7 digits, or 8 with the check digit. */
    static Optional<BarCode> ean8(String data) {
        return checked(data, 7).map(digits -> BarCode.ofModules("EAN-8", digits, halves(digits, 4, NONE_REVERSED)));
    }

    /** Six digits alone, with the 0 in front, or with the check digit too; or those of a UPC-A that can be shortened. */
    static Optional<BarCode> upcE(String data) {
        String front = data.length() == 6 ? "0" + data : data;
        if (!front.startsWith("0")) {
            return Optional.empty();
        }
        Optional<String> whole = front.length() == 7 || front.length() == 8
                ? digits(front).flatMap(digits -> checked(lengthen(digits) + digits.substring(7), 11))
                : checked(front, 11);
        return whole.flatMap(EanUpc::shorten).map(digits -> BarCode.ofModules("UPC-E", digits,
                SIDE + left(digits.substring(1, 7), CHECK[digits.charAt(7) - '0']) + "111111"));
    }

    private static String halves(String digits, int half, String reversed) {
        StringBuilder modules = new StringBuilder(SIDE).append(left(digits.substring(0, half), reversed))
                .append(MIDDLE);
        digits.substring(half).chars().forEach(digit -> modules.append(DIGITS[digit - '0']));
        return modules.append(SIDE).toString();
    }

    private static String left(String digits, String reversed) {
        StringBuilder modules = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            StringBuilder digit = new StringBuilder(DIGITS[digits.charAt(i) - '0']);
            modules.append(reversed.charAt(i) == 'r' ? digit.reverse() : digit);
        }
        return modules.toString();
    }

    /** The digits with their check digit, which is added, or must be right if it is there. */
    private static Optional<String> checked(String data, int withoutCheck) {
        if (data.length() != withoutCheck && data.length() != withoutCheck + 1) {
            return Optional.empty();
        }
        String whole = data.substring(0, withoutCheck);
        return digits(data).map(digits -> whole + checkDigit(whole)).filter(right -> right.startsWith(data));
    }

    /** From the right, every second digit counts three times; with the check digit the sum is a multiple of ten. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    private static Optional<String> digits(String data) {
        return data.chars().allMatch(digit -> digit >= '0' && digit <= '9') ? Optional.of(data) : Optional.empty();
    }

    /** The eleven digits of UPC-A that UPC-E stands for; the last of its six says where the zeros were. */
    private static String lengthen(String short7) {
        String six = short7.substring(1, 7);
        char last = six.charAt(5);
        return "0" + switch (last) {
            case '0', '1', '2' -> six.substring(0, 2) + last + "0000" + six.substring(2, 5);
            case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
            case '4' -> six.substring(0, 4) + "00000" + six.substring(4, 5);
            default -> six.substring(0, 5) + "0000" + last;
        };
    }

    /** The other way, with the check digit behind; empty where there are too few zeros. */
    private static Optional<String> shorten(String upcA) {
        String maker = upcA.substring(1, 6);
        String product = upcA.substring(6, 11);
        String six = "";
        if (maker.substring(2).matches("[012]00") && product.startsWith("00")) {
            six = maker.substring(0, 2) + product.substring(2) + maker.charAt(2);
        } else if (maker.endsWith("00") && product.startsWith("000")) {
            six = maker.substring(0, 3) + product.substring(3) + "3";
        } else if (maker.endsWith("0") && product.startsWith("0000")) {
            six = maker.substring(0, 4) + product.charAt(4) + "4";
        } else if (product.matches("0000[5-9]")) {
            six = maker + product.charAt(4);
        }
        return six.isEmpty() ? Optional.empty() : Optional.of("0" + six + upcA.charAt(11));
    }
}
