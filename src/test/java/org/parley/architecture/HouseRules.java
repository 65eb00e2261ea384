package org.parley.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.parley.identity.Access;

/**
 * The rules of the house, for code below any root package: {@code org.parley} itself, or a fixture that breaks one.
 * Source of the arrows: design/architecture.md.
 */
final class HouseRules {

    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.of(
            "shared", Set.of(),
            "identity", Set.of("shared"),
            "catalog", Set.of("shared", "identity"),
            "payments", Set.of("shared", "identity"),
            "conversation", Set.of("shared", "identity"),
            "ordering", Set.of("shared", "identity", "catalog", "payments", "conversation"),
            "sla", Set.of("shared", "identity", "conversation"),
            "assistant", Set.of("shared", "identity", "conversation", "catalog", "ordering", "sla")));

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** Calls go down. What is not in the table (desk, storefront, app) may use every module. */
    List<ArchRule> arrows() {
        List<ArchRule> rules = new ArrayList<>();
        ARROWS.forEach((module, allowed) -> {
            DescribedPredicate<JavaClass> forbidden = DescribedPredicate.describe("modules other than " + allowed,
                    other -> other.getPackageName().startsWith(root + ".")
                            && !isIn(other, module) && allowed.stream().noneMatch(name -> isIn(other, name)));
            rules.add(noClasses().that(resideInAPackage(root + "." + module + "..")).should().dependOnClassesThat(forbidden)
                    .allowEmptyShould(true));
        });
        return rules;
    }

    private boolean isIn(JavaClass type, String module) {
        String name = root + "." + module;
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }

    ArchRule modulesHaveNoCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** Not even a module's own pages and resources look past its door. */
    ArchRule internalsAreUsedByInternalsOnly() {
        return noClasses().that(not(resideInAPackage(root + "..internal..")))
                .should().dependOnClassesThat(resideInAPackage(root + "..internal..")).allowEmptyShould(true);
    }

    ArchRule internalsOfOneModuleAreNotSeenByAnother() {
        return classes().that(resideInAPackage(root + "..internal..")).should(
                new ArchCondition<>("be used by their own module only") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getDirectDependenciesToSelf().stream()
                                .filter(use -> !module(use.getOriginClass()).equals(module(type)))
                                .forEach(use -> events.add(SimpleConditionEvent.violated(type, use.getDescription())));
                    }
                }).allowEmptyShould(true);
    }

    private String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return name;
        }
        String rest = name.substring(root.length() + 1);
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    /** A vendor's words stay in its adapter. */
    ArchRule adaptersAreUsedByNobody() {
        return noClasses().that(not(resideInAPackage(root + "..adapter..")))
                .should().dependOnClassesThat(resideInAPackage(root + "..adapter..")).allowEmptyShould(true);
    }

    ArchRule timeIsReadInOnePlace() {
        return noClasses().that(not(resideInAPackage(root + ".shared.time.."))).should().callMethodWhere(
                DescribedPredicate.describe("the system's time is read", HouseRules::readsTheTime)).allowEmptyShould(true);
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.startsWith("java.time.") && access.getName().equals("now")
                && access.getTarget() instanceof com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget call
                && call.getRawParameterTypes().isEmpty()
                || owner.equals("java.lang.System") && access.getName().equals("currentTimeMillis");
    }

    /** Measured on this container: async observers ran before the commit and even after a rollback. */
    ArchRule factsAreNeverFiredAsync() {
        return noClasses().should().callMethod(Event.class, "fireAsync", Object.class).allowEmptyShould(true);
    }

    ArchRule operationsSayWhomTheyAdmit() {
        return methods().that(DescribedPredicate.describe("are REST operations", HouseRules::isOperation))
                .should(new ArchCondition<>("say by @Access whom they admit") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean says = method.isAnnotatedWith(Access.class)
                                || method.getOwner().isAnnotatedWith(Access.class);
                        events.add(new SimpleConditionEvent(method, says, method.getFullName()));
                    }
                }).allowEmptyShould(true);
    }

    private static boolean isOperation(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    }
}
