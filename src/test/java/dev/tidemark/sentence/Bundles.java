package dev.tidemark.sentence;

import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;

/** Message bundles outside of Quarkus: the same texts through the same engine. */
public final class Bundles {

    private static final Engine ENGINE =
            Engine.builder().addDefaults().addValueResolver(new ReflectionValueResolver()).build();

    private Bundles() {}

    public static <T> T of(Class<T> bundle) {
        return bundle.cast(
                Proxy.newProxyInstance(
                        bundle.getClassLoader(),
                        new Class<?>[] {bundle},
                        (proxy, method, values) -> render(method, values)));
    }

    private static String render(Method method, Object[] values) {
        TemplateInstance message =
                ENGINE.parse(method.getAnnotation(Message.class).value()).instance();
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            message.data(parameters[i].getName(), values[i]);
        }
        return message.render();
    }
}
