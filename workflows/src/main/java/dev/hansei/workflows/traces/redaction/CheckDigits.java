package dev.hansei.workflows.traces.redaction;

/** Check digits of numbers, over their decimal digits. */
final class CheckDigits {
  private static final String[] DIHEDRAL = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };
  private static final String[] PERMUTED = {
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258"
  };

  private CheckDigits() {}

  /** Luhn, ISO/IEC 7812-1 annex B: payment cards and others. */
  static boolean luhn(byte[] digits, int from, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int digit = digits[from + count - 1 - i];
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  /** Verhoeff's, as India's Aadhaar uses it. */
  static boolean verhoeff(byte[] digits, int count) {
    int check = 0;
    for (int i = 0; i < count; i++) {
      int digit = PERMUTED[i % 8].charAt(digits[count - 1 - i]) - '0';
      check = DIHEDRAL[check].charAt(digit) - '0';
    }
    return check == 0;
  }

  /** Japan's My Number: Order of the Ministry of Internal Affairs 85 of 2014, article 5. */
  static boolean myNumber(byte[] digits) {
    int sum = 0;
    for (int n = 1; n <= 11; n++) {
      sum += digits[11 - n] * (n <= 6 ? n + 1 : n - 5);
    }
    int rest = sum % 11;
    return digits[11] == (rest <= 1 ? 0 : 11 - rest);
  }

  /** Brazil's CPF: two digits, each over all before it. */
  static boolean cpf(byte[] digits) {
    return cpfDigit(digits, 9) == digits[9] && cpfDigit(digits, 10) == digits[10];
  }

  private static int cpfDigit(byte[] digits, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += digits[i] * (count + 1 - i);
    }
    return sum * 10 % 11 % 10;
  }

  /** France's NIR: 97 less the rest of the first thirteen digits. */
  static boolean nir(byte[] digits) {
    long number = number(digits, 0, 13);
    return 97 - number % 97 == number(digits, 13, 2);
  }

  /** Poland's PESEL. */
  static boolean pesel(byte[] digits) {
    return (10 - weighed(digits, "1379137913") % 10) % 10 == digits[10];
  }

  /** China's resident identity number, GB 11643: the check is 0 to 9 or X, which is 10. */
  static boolean residentId(byte[] digits, int check) {
    int sum = 0;
    int weight = 1;
    for (int i = 16; i >= 0; i--) {
      weight = weight * 2 % 11;
      sum += digits[i] * weight;
    }
    return (12 - sum % 11) % 11 == check;
  }

  static int weighed(byte[] digits, String weights) {
    int sum = 0;
    for (int i = 0; i < weights.length(); i++) {
      sum += digits[i] * (weights.charAt(i) - '0');
    }
    return sum;
  }

  /** Some of the digits as a number. */
  static long number(byte[] digits, int from, int count) {
    long number = 0;
    for (int i = from; i < from + count; i++) {
      number = 10 * number + digits[i];
    }
    return number;
  }
}
