package id.bilik.queueserver.core.branch.plan;

/** The pictures that a kiosk has for what one comes for. {@link #FORM} is for everything else. */
public enum ServiceIcon {
    FORM, SAVINGS, ACCIDENT, DEATH, PENSION, INFORMATION, COMPANY, CARD, PAYMENT, FAMILY
}
