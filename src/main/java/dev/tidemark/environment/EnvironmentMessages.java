package dev.tidemark.environment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages of environments. */
@MessageBundle("environment")
public interface EnvironmentMessages {

    @Message("Environments")
    String title();

    @Message("{name}: {what}")
    String heading(String name, String what);

    @Message("No environment is known yet")
    String headingNone();

    @Message("{count} {#if count == '1'}environment{#else}environments{/if}: {what}")
    String headingAll(String count, String what);

    @Message("everything that is observed runs as in Git")
    String calm();

    @Message("nothing was recorded of it")
    String nothing();

    @Message("nothing was recorded of it by then")
    String nothingThen();

    @Message("{count} failed")
    String failed(String count);

    @Message("{count} degraded")
    String degraded(String count);

    @Message("{count} {#if count == '1'}differs{#else}differ{/if} from Git")
    String drifting(String count);

    @Message("{count} not observed")
    String unobserved(String count);

    @Message("{count} {#if count == '1'}plan waits{#else}plans wait{/if}")
    String waiting(String count);

    @Message("{count} in progress")
    String moving(String count);

    @Message("{count} not live yet")
    String pending(String count);

    @Message("{count} held back")
    String paused(String count);

    @Message("{count} as in Git")
    String fine(String count);

    @Message("Production comes last; each wave stands on the one before it.")
    String subAll();

    @Message(
            "An environment appears here with the first Terraform plan that Atlantis tells, the first Ansible play posted to /ingest/run, or the first application that is watched. How to connect each: docs/configuration.md.")
    String emptyWhy();

    @Message("Nothing of this environment had happened by then, as far as is known.")
    String emptyThen();

    @Message(
            "Nothing of this environment is recorded but its name. Its applications appear when its Argo CD is watched.")
    String emptyNow();

    @Message("How to connect a source")
    String connect();

    @Message("What runs where")
    String matrix();

    @Message("At a glance")
    String glance();

    @Message("Component")
    String component();

    @Message("State")
    String state();

    @Message("Applied or deployed")
    String deployed();

    @Message("Git has")
    String desired();

    @Message("What is to be said of it")
    String why();

    @Message("not known")
    String notKnown();

    @Message("learnt later")
    String learntLater();

    @Message("What the log says of it now was not known at that time.")
    String learntLaterWhy();

    @Message("Terraform")
    String terraform();

    @Message("projects")
    String terraformNote();

    @Message("Ansible")
    String ansible();

    @Message("machines and cluster")
    String machines();

    @Message("Wave {number}")
    String wave(int number);

    @Message("Wave {number}, phase {phase}")
    String phase(int number, int phase);

    @Message("No wave")
    String noWave();

    @Message("Phase {phase}, no wave")
    String phaseOnly(int phase);

    @Message("Wave not known")
    String waveNotKnown();

    @Message("Phase {phase}, wave not known")
    String phaseWaveNotKnown(int phase);

    @Message("not observed then")
    String waveNotKnownWhy();

    @Message("infrastructure")
    String infrastructure();

    @Message("databases")
    String databases();

    @Message("platform")
    String platform();

    @Message("services")
    String services();

    @Message("Bootstrap workflows")
    String elsewhere();

    @Message("of no single environment")
    String elsewhereNote();

    @Message("Point in time")
    String pointInTime();

    @Message("Now")
    String now();

    @Message("1 h ago")
    String hourAgo();

    @Message("Yesterday")
    String yesterday();

    @Message("A week ago")
    String weekAgo();

    @Message("At")
    String at();

    @Message("Compare with")
    String compareWith();

    @Message("As known at log position")
    String knownAt();

    @Message("Show")
    String show();

    @Message("What was true at this time, as is known now.")
    String pastNote();

    @Message("What was known when the log ended at position {position}.")
    String knownNote(String position);

    @Message("That time has not come yet, so this is now.")
    String futureNote();

    @Message("Show now")
    String backToNow();

    @Message(
            "{cluster} is not observed: {missing}. Whatever is shown of it may have changed since.")
    String clusterUnobserved(String cluster, String missing);

    @Message("Do waves wait?")
    String gates();

    @Message("Waves wait for each other")
    String wavesGate();

    @Message("Waves do not wait for each other")
    String wavesDoNotGate();

    @Message("Whether waves wait for each other was not observed")
    String wavesGateUnknown();

    @Message(
            "Argo CD has a health check for Application, so a wave of an app of apps begins when the one before is healthy.")
    String wavesGateWhy();

    @Message(
            "Argo CD has no health check for Application, so every wave of an app of apps begins at once. Set resource.customizations.health.argoproj.io_Application in argocd-cm.")
    String wavesDoNotGateWhy();

    @Message("Argo CD’s settings were not seen by then.")
    String wavesGateUnknownWhy();

    @Message("Phases of {name} wait for each other")
    String phasesGate(String name);

    @Message("Phases of {name} do not wait for each other")
    String phasesDoNotGate(String name);

    @Message("Whether phases of {name} wait for each other was not observed")
    String phasesGateUnknown(String name);

    @Message("Argo CD’s settings were not seen")
    String settingsNotSeen();

    @Message("progressive syncs are switched off in argocd-cmd-params-cm")
    String progressiveSyncsOff();

    @Message("its strategy is not RollingSync")
    String noRollingSync();

    @Message("its RollingSync has no steps")
    String noSteps();

    @Message("no step asks for the labels of {names}")
    String withoutStep(String names);

    @Message("Phase")
    String step();

    @Message("Waiting")
    String stepWaiting();

    @Message("Progressing")
    String stepProgressing();

    @Message("Healthy")
    String stepHealthy();

    @Message("Not told")
    String stepNotTold();

    @Message("opened by a person only")
    String stepManual();

    @Message("Roll-out")
    String rollout();

    @Message("Bypasses")
    String bypasses();

    @Message("last 30 days")
    String bypassesOf();

    @Message("No application was synced by hand while an earlier one was unhealthy.")
    String noBypass();

    @Message("{who} synced {application} ({where}) while {earlier} ({earlierWhere}) was {health}")
    String bypass(
            String who,
            String application,
            String where,
            String earlier,
            String earlierWhere,
            String health);

    @Message(", and {count} more {#if count == '1'}was{#else}were{/if} not healthy")
    String bypassMore(String count);

    @Message("Somebody")
    String somebody();

    @Message("What differs")
    String comparison();

    @Message(
            "{name}: {count} {#if count == '1'}component differs{#else}components differ{/if} between two times")
    String headingCompared(String name, String count);

    @Message("Nothing differs between the two times, as far as is known.")
    String nothingDiffers();

    @Message("Aspect")
    String aspect();

    @Message("it was not there")
    String absent();

    @Message("revision")
    String aspectRevision();

    @Message("state")
    String aspectState();

    @Message("health")
    String aspectHealth();

    @Message("live state and Git")
    String aspectStanding();

    @Message("images")
    String aspectImages();

    @Message("there")
    String present();

    @Message("As JSON")
    String asJson();

    @Message("by {who}")
    String by(String who);

    @Message("Not observed since")
    String notObservedSince();
}
