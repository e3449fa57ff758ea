package dev.tidemark.web;

/** Nothing has this address. The message is shown to whoever asked. */
public class NotHere extends RuntimeException {

    public NotHere(String message) {
        super(message);
    }
}
