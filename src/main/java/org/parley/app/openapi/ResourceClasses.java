package org.parley.app.openapi;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Keeps the resource classes that the container found, by the rule by which it finds them for JAX-RS. */
@HandlesTypes(Path.class)
public class ResourceClasses implements ServletContainerInitializer {

    private static volatile List<Class<?>> found = List.of();

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        if (classes != null) {
            found = classes.stream().filter(type -> type.isAnnotationPresent(Path.class))
                    .sorted(Comparator.<Class<?>, String>comparing(Class::getName)).toList();
        }
    }

    static List<Class<?>> found() {
        return found;
    }
}
