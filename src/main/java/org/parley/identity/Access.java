package org.parley.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whom a REST operation admits. On the method, else on its class; an operation without it is refused to everybody.
 * {@code ANONYMOUS} makes it public: then a token may be sent and is looked at, but is not needed.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Access {

    Caller.Kind[] value();

    /** The scope that an API key needs; empty: any key will do. */
    String scope() default "";

    /** Any of the roles that a staff member needs; empty: any staff member will do. */
    String[] role() default {};
}
