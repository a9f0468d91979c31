package id.bilik.kiosk.desk;

import java.util.List;

/** What the buttons that bear a number are for. */
public sealed interface ButtonMeaning {

    /** Button 1 is the first service of the plan, and so on. */
    record InOrderOfThePlan() implements ButtonMeaning {}

    /** Button 1 is the first of these services, and so on. */
    record Services(List<String> ids) implements ButtonMeaning {

        public Services {
            ids = List.copyOf(ids);
        }
    }

    /** Buttons 1 to 6 are the keys of the menu, in their order. */
    record Menu() implements ButtonMeaning {}
}
