package id.bilik.queueserver.server.oidc;

/** The provider does not answer, or not as one does. People sign in with the branch's own means meanwhile. */
public final class Away extends Exception {
    private static final long serialVersionUID = 1;

    Away(String why) { super(why, null, false, false); }
}
