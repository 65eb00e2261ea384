package org.parley.assistant.internal.understanding;

/** Whether two words differ by one slip of the finger. */
final class Typo {

    private Typo() {
    }

    /** One letter replaced, missing, too many, or two neighbours swapped. Equal words are no typo. */
    static boolean isOne(String right, String typed) {
        int difference = typed.length() - right.length();
        if (difference < -1 || difference > 1) {
            return false;
        }
        int i = 0;
        int common = Math.min(right.length(), typed.length());
        while (i < common && right.charAt(i) == typed.charAt(i)) {
            i++;
        }
        if (difference != 0) {
            String longer = difference > 0 ? typed : right;
            String shorter = difference > 0 ? right : typed;
            return longer.regionMatches(i + 1, shorter, i, shorter.length() - i);
        }
        if (i == common) {
            return false;
        }
        boolean replaced = right.regionMatches(i + 1, typed, i + 1, common - i - 1);
        boolean swapped = i + 1 < common && right.charAt(i) == typed.charAt(i + 1)
                && right.charAt(i + 1) == typed.charAt(i) && right.regionMatches(i + 2, typed, i + 2, common - i - 2);
        return replaced || swapped;
    }
}
