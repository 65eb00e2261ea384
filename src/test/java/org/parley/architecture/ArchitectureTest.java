package org.parley.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house stands by its rules, and each rule catches the fixture that breaks it. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.parley", "sandbox");
    private static final String FIXTURES = "org.parley.architecture.fixture.";

    private final HouseRules rules = new HouseRules("org.parley");

    @Test
    void callsGoDown() {
        rules.arrows().forEach(rule -> rule.check(HOUSE));
        breaks("arrows", new HouseRules(FIXTURES + "arrows").arrows());
    }

    @Test
    void modulesHaveNoCycles() {
        rules.modulesHaveNoCycles().check(HOUSE);
        breaks("cycles", List.of(new HouseRules(FIXTURES + "cycles").modulesHaveNoCycles()));
    }

    @Test
    void internalsAreSeenByTheirModulesInternalsOnly() {
        rules.internalsAreUsedByInternalsOnly().check(HOUSE);
        breaks("doors", List.of(new HouseRules(FIXTURES + "doors").internalsAreUsedByInternalsOnly()));
    }

    @Test
    void internalsOfOneModuleAreNotSeenByAnother() {
        rules.internalsOfOneModuleAreNotSeenByAnother().check(HOUSE);
        breaks("walls", List.of(new HouseRules(FIXTURES + "walls").internalsOfOneModuleAreNotSeenByAnother()));
    }

    @Test
    void adaptersAreUsedByNobody() {
        rules.adaptersAreUsedByNobody().check(HOUSE);
        breaks("adapters", List.of(new HouseRules(FIXTURES + "adapters").adaptersAreUsedByNobody()));
    }

    @Test
    void timeIsReadInOnePlace() {
        JavaClasses ours = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.parley");
        rules.timeIsReadInOnePlace().check(ours);
        breaks("time", List.of(new HouseRules(FIXTURES + "time").timeIsReadInOnePlace()));
    }

    @Test
    void factsAreNeverFiredAsync() {
        rules.factsAreNeverFiredAsync().check(HOUSE);
        breaks("async", List.of(rules.factsAreNeverFiredAsync()));
    }

    @Test
    void operationsSayWhomTheyAdmit() {
        rules.operationsSayWhomTheyAdmit().check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.parley"));
        breaks("access", List.of(rules.operationsSayWhomTheyAdmit()));
    }

    @Test
    void theSandboxIsAStranger() {
        ArchRule apart = ArchRuleDefinition.noClasses().that().resideInAPackage("sandbox..")
                .should().dependOnClassesThat().resideInAPackage("org.parley..");
        ArchRule unknown = ArchRuleDefinition.noClasses().that().resideInAPackage("org.parley..")
                .should().dependOnClassesThat().resideInAPackage("sandbox..");
        apart.check(HOUSE);
        unknown.check(HOUSE);
        JavaClasses acquainted = new ClassFileImporter().importPackages("sandbox.fixture");
        assertThatThrownBy(() -> apart.check(acquainted)).isInstanceOf(AssertionError.class);
    }

    private static void breaks(String fixture, List<ArchRule> rules) {
        JavaClasses broken = new ClassFileImporter().importPackages(FIXTURES + fixture);
        assertThatThrownBy(() -> rules.forEach(rule -> rule.check(broken))).isInstanceOf(AssertionError.class);
    }
}
