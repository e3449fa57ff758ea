package dev.tidemark.web;

/** A parameter that cannot be read. The message is shown to whoever asked. */
public class BadRequest extends RuntimeException {

    public BadRequest(String message) {
        super(message);
    }
}
