package dev.tidemark.ingest.argocd;

import dev.tidemark.ingest.JsonSize;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The beginning of a list: an entry holds 65,535 bytes, whatever an application is made of. */
final class Fitted {

    private Fitted() {}

    static List<String> texts(List<String> texts, int count, int bytes) {
        return of(texts, text -> text, count, bytes);
    }

    /**
     * As many as fit.
     *
     * @param text that is about as long as the element will be
     */
    static <T> List<T> of(List<T> elements, Function<T, String> text, int count, int bytes) {
        var fitted = new ArrayList<T>();
        int left = bytes;
        for (T element : elements) {
            left -= JsonSize.of(text.apply(element));
            if (left < 0 || fitted.size() == count) {
                break;
            }
            fitted.add(element);
        }
        return fitted;
    }
}
