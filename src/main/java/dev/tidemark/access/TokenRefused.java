package dev.tidemark.access;

/** GitHub gives no token for a person now. The message is for people, and holds no secret. */
public class TokenRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean isFinal;

    TokenRefused(String message, boolean isFinal) {
        super(message);
        this.isFinal = isFinal;
    }

    /** Whether the person has to sign in with GitHub again; otherwise trying again may help. */
    public boolean isFinal() {
        return isFinal;
    }
}
