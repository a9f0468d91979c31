package id.bilik.queueserver.server.oidc;

/** The provider, or what it signed, does not say who somebody is. */
public final class NotVouchedFor extends Exception {
    private static final long serialVersionUID = 1;

    NotVouchedFor(String why) { super(why, null, false, false); }

    /** For the audit, in one line. */
    public String why() { return String.valueOf(getMessage()); }
}
