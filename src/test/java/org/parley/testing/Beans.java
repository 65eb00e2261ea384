package org.parley.testing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.AllArguments;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.shared.tx.Retries;

/**
 * The application-scoped beans of chosen modules, wired on a {@link TestDatabase} without a container: injection,
 * {@code @Transactional}, synchronous events and configured values work as in the server; start-up observers do not run.
 * For persistence tests over several modules whose classes are hidden from each other.
 */
public final class Beans {

    private static final Path CLASSES = Path.of("target/classes");

    private final TestDatabase database;
    private final Properties config = new Properties();
    private final List<Class<?>> discovered = new ArrayList<>();
    private final List<Object> given = new ArrayList<>();
    private final Map<Class<?>, Object> made = new HashMap<>();
    private final List<String> silent = new ArrayList<>();

    public Beans(TestDatabase database, String... modules) {
        this.database = database;
        given.add(database.afterCommit());
        try (InputStream defaults = Files.newInputStream(CLASSES.resolve("META-INF/microprofile-config.properties"))) {
            config.load(defaults);
            for (String module : modules) {
                discover(module);
            }
        } catch (IOException | ClassNotFoundException failed) {
            throw new IllegalStateException("the classes are not compiled", failed);
        }
    }

    private void discover(String module) throws IOException, ClassNotFoundException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org/parley").resolve(module))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                Class<?> type = Class.forName(name, false, getClass().getClassLoader());
                if (type.isAnnotationPresent(ApplicationScoped.class) && !Modifier.isAbstract(type.getModifiers())) {
                    discovered.add(type);
                }
            }
        }
    }

    /** Used wherever its type is wanted, before any bean that was found. */
    public Beans with(Object bean) {
        given.add(bean);
        return this;
    }

    public Beans with(String property, String value) {
        config.setProperty(property, value);
        return this;
    }

    /** A bean of that class name whose methods do nothing. */
    public Beans silent(String className) {
        silent.add(className);
        return this;
    }

    public <T> T get(Class<T> type) {
        List<T> found = all(type);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " beans of " + type.getName());
        }
        return found.get(0);
    }

    private synchronized <T> List<T> all(Class<T> type) {
        List<T> fitting = new ArrayList<>();
        given.stream().filter(type::isInstance).map(type::cast).forEach(fitting::add);
        if (fitting.isEmpty()) {
            discovered.stream().filter(type::isAssignableFrom).map(this::instance).map(type::cast).forEach(fitting::add);
        }
        return fitting;
    }

    private Object instance(Class<?> bean) {
        Object known = made.get(bean);
        if (known != null) {
            return known;
        }
        try {
            Constructor<?> superConstructor = Arrays.stream(bean.getDeclaredConstructors())
                    .filter(one -> one.isAnnotationPresent(Inject.class)).findFirst()
                    .orElse(bean.getDeclaredConstructors().length == 1 ? bean.getDeclaredConstructors()[0]
                            : bean.getDeclaredConstructor());
            List<Object> arguments = new ArrayList<>();
            for (Parameter parameter : superConstructor.getParameters()) {
                arguments.add(value(parameter, parameter.getParameterizedType(), parameter.getType()));
            }
            Constructor<?> constructor = enhanced(bean).getDeclaredConstructor(superConstructor.getParameterTypes());
            constructor.setAccessible(true);
            Object instance = constructor.newInstance(arguments.toArray());
            made.put(bean, instance);
            for (Class<?> type = bean; type != Object.class; type = type.getSuperclass()) {
                inject(instance, type);
            }
            return instance;
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("cannot make " + bean.getName(), failed);
        }
    }

    private void inject(Object instance, Class<?> type) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            boolean wanted = field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(PersistenceContext.class)
                    || field.isAnnotationPresent(Resource.class) && field.getType() == DataSource.class;
            if (wanted) {
                field.setAccessible(true);
                field.set(instance, value(field, field.getGenericType(), field.getType()));
            }
        }
    }

    private Object value(AnnotatedElement where, Type generic, Class<?> type) {
        if (where.isAnnotationPresent(ConfigProperty.class)) {
            return configured(where.getAnnotation(ConfigProperty.class), generic, type);
        }
        if (type == EntityManager.class) {
            return database.entityManager();
        }
        if (type == DataSource.class) {
            return database.dataSource();
        }
        if (type == Event.class) {
            return events();
        }
        if (type == Instance.class) {
            Class<?> wanted = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
            return instances(wanted);
        }
        return type.isInterface() ? later(type) : get(type);
    }

    /** Doors are looked up when they are first called, so that modules may need each other's events and doors. */
    private Object later(Class<?> door) {
        return Proxy.newProxyInstance(door.getClassLoader(), new Class<?>[] {door},
                (proxy, method, arguments) -> invoke(get(door), method, arguments));
    }

    private Object configured(ConfigProperty property, Type generic, Class<?> type) {
        String text = config.getProperty(property.name());
        if (text == null && !ConfigProperty.UNCONFIGURED_VALUE.equals(property.defaultValue())) {
            text = property.defaultValue();
        }
        if (type == Optional.class) {
            return Optional.ofNullable(text);
        }
        if (text == null) {
            throw new IllegalStateException(property.name() + " is not configured");
        }
        return type == Duration.class ? Duration.parse(text) : type == int.class ? (Object) Integer.parseInt(text)
                : type == boolean.class ? Boolean.parseBoolean(text) : text;
    }

    private Object events() {
        return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Event.class},
                (proxy, method, arguments) -> {
                    fire(arguments[0]);
                    return null;
                });
    }

    private void fire(Object event) throws Throwable {
        for (Class<?> bean : discovered) {
            for (Method method : bean.getDeclaredMethods()) {
                Parameter[] parameters = method.getParameters();
                if (parameters.length > 0 && parameters[0].isAnnotationPresent(Observes.class)
                        && !parameters[0].isAnnotationPresent(Initialized.class)
                        && parameters[0].getType().isInstance(event)) {
                    invoke(instance(bean), method, new Object[] {event});
                }
            }
        }
    }

    private Object instances(Class<?> wanted) {
        return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "stream" -> all(wanted).stream();
                    case "iterator" -> all(wanted).iterator();
                    case "forEach" -> {
                        @SuppressWarnings("unchecked")
                        java.util.function.Consumer<Object> action = (java.util.function.Consumer<Object>) arguments[0];
                        all(wanted).forEach(action);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** A subclass beside the bean's own class, since most beans are package-private. */
    private Class<?> enhanced(Class<?> bean) throws IllegalAccessException {
        return new ByteBuddy().subclass(bean, ConstructorStrategy.Default.IMITATE_SUPER_CLASS)
                .method(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class))
                        .and(ElementMatchers.not(ElementMatchers.isPrivate())))
                .intercept(MethodDelegation.to(new Interceptor(bean)))
                .make().load(bean.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(
                        MethodHandles.privateLookupIn(bean, MethodHandles.lookup()))).getLoaded();
    }

    /** What the interceptors for {@code @Transactional}, the container's and ours, do; public for the generated classes. */
    public final class Interceptor {

        private final Class<?> bean;

        private Interceptor(Class<?> bean) {
            this.bean = bean;
        }

        @RuntimeType
        public Object call(@Origin Method method, @AllArguments Object[] arguments, @SuperCall Callable<?> proceed)
                throws Exception {
            if (silent.contains(bean.getName())) {
                return null;
            }
            Transactional onMethod = method.getAnnotation(Transactional.class);
            Transactional onClass = bean.getAnnotation(Transactional.class);
            Transactional transactional = onMethod != null ? onMethod
                    : Modifier.isPrivate(method.getModifiers()) ? null : onClass;
            if (transactional == null) {
                return proceed.call();
            }
            return switch (transactional.value()) {
                case REQUIRED -> database.inTransaction() ? proceed.call()
                        : Retries.call(() -> database.newTransaction(unchecked(proceed)));
                case MANDATORY -> database.transaction(unchecked(proceed));
                case REQUIRES_NEW -> database.newTransaction(unchecked(proceed));
                default -> proceed.call();
            };
        }

        private static Supplier<Object> unchecked(Callable<?> work) {
            return () -> {
                try {
                    return work.call();
                } catch (RuntimeException passedOn) {
                    throw passedOn;
                } catch (Exception checked) {
                    throw new IllegalStateException(checked);
                }
            };
        }
    }
}
