package dev.tidemark.population;

import dev.tidemark.population.Deviation.Code;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the population report. */
@MessageBundle("population")
public interface PopulationMessages {

    @Message("Population")
    String title();

    @Message(
            "{count} {#if one}change{#else}changes{/if} of {environment}, {deviations} {#if oneDeviation}exception{#else}exceptions{/if}.")
    String heading(
            String count, boolean one, String environment, String deviations, boolean oneDeviation);

    @Message("From {from} to {to}, by when each began.")
    String sub(String from, String to);

    @Message("Trail")
    String trail();

    @Message("Range")
    String range();

    @Message("Environment")
    String environment();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("{count} d")
    String days(int count);

    @Message("Changes")
    String changes();

    @Message("What it rests on")
    String restsOn();

    @Message("Read from the first {entries} entries of the log.")
    String entries(String entries);

    @Message(
            "Every night each default branch is compared with the log, commit by commit. What came to it later than the commit below may be missing here.")
    String comparedWhy();

    @Message("Repository")
    String repository();

    @Message("Last commit compared")
    String lastCompared();

    @Message("Pushed")
    String pushed();

    @Message("never compared")
    String neverCompared();

    @Message("not in the log")
    String notInLog();

    @Message("No push to any repository is known.")
    String noRepository();

    @Message("Exceptions")
    String exceptions();

    @Message("What is not known is one, too.")
    String exceptionsWhy();

    @Message("None is known in this time.")
    String noExceptions();

    @Message("The newest {shown} of {count}; all are in the CSV file.")
    String newestOf(String shown, String count);

    @Message("When")
    String when();

    @Message("About")
    String about();

    @Message("Who")
    String who();

    @Message("Change")
    String change();

    @Message("not told")
    String nobody();

    @Message("Row")
    String row();

    @Message("Began, live")
    String beganLive();

    @Message("not live")
    String notLive();

    @Message("Pull requests")
    String pullRequests();

    @Message("Authors")
    String authors();

    @Message("Reviewed")
    String reviewers();

    @Message("Approved")
    String approvers();

    @Message("Applied")
    String applier();

    @Message("Duties")
    String duties();

    @Message("separate")
    String separate();

    @Message("not separate")
    String notSeparate();

    @Message("not known")
    String unknown();

    @Message("nothing new")
    String nothingNew();

    @Message("Somebody approved it who had no other part in it")
    String separateWhy();

    @Message("Nobody without another part in it approved it")
    String notSeparateWhy();

    @Message("Too little was observed to say; that is no pass")
    String unknownWhy();

    @Message("It brought nothing that had not run before")
    String nothingNewWhy();

    @Message("Emergency")
    String emergency();

    @Message("Emergencies")
    String emergencies();

    @Message("let out against the policy")
    String emergenciesWhy();

    @Message("none")
    String none();

    @Message("and {count} more")
    String more(String count);

    @Message("No change began in this time.")
    String empty();

    @Message("Pages of changes")
    String paging();

    @Message("Newest")
    String newest();

    @Message("Older")
    String older();

    @Message("As CSV")
    String asCsv();

    @Message("As JSON")
    String asJson();

    @Message("apply")
    String apply();

    @Message("sync")
    String sync();

    @Message(
            "{#switch code}{#case APPLIED_WITHOUT_APPROVAL}Applied without approval{#case APPROVED_BY_AUTHOR}Approved by the author{#case APPROVED_BY_MERGER}Approved by who merged{#case PUSHED_WITHOUT_PULL_REQUEST}Pushed without a pull request{#case MERGED_WITHOUT_REVIEW}Merged without review{#case MERGED_WITHOUT_APPROVAL}Merged without approval{#case REVIEWED_BEFORE_LAST_PUSH}Reviewed before the last push{#case FORCED_PUSH}Forced push{#case BROKE_GLASS}Broke the glass{#case EMERGENCY_NOT_UPHELD}Emergency not upheld afterwards{#case SYNCED_BY_HAND}Synced by hand{#case AUTO_SYNC_OFF}Auto-sync off{#case POLICY_CHANGE}Policy change{#case OUT_OF_BAND_DRIFT}Out-of-band drift{#case UNKNOWN_PUSHER}Unknown pusher{#case UNKNOWN_MERGER}Unknown merger{#case UNKNOWN_REVISION}Unknown revision{#case UNKNOWN_RANGE}Unknown commits{#case FED_FROM_ELSEWHERE}Fed from elsewhere{#case UNKNOWN_DRIFT}Perhaps drift{#case UNKNOWN_REVIEW}Review not observed{#case UNKNOWN_OUTCOME}Outcome not observed{#case OBSERVATION_GAP}Observation gap{/switch}")
    String deviation(Code code);

    @Message(
            "{#switch code}{#case APPLIED_WITHOUT_APPROVAL}Neither was the plan let out here, nor was there an approving review of exactly what was applied.{#case APPROVED_BY_AUTHOR}Only people who wrote or pushed some of it approved it.{#case APPROVED_BY_MERGER}Only whoever merged it approved it.{#case PUSHED_WITHOUT_PULL_REQUEST}Commits reached the branch with no merge of a pull request behind them.{#case MERGED_WITHOUT_REVIEW}Nobody reviewed the pull request before it was merged.{#case MERGED_WITHOUT_APPROVAL}It was reviewed, and no approval stood, or one was dismissed since.{#case REVIEWED_BEFORE_LAST_PUSH}The approval is of an older revision.{#case FORCED_PUSH}A push threw commits of the default branch away.{#case BROKE_GLASS}Somebody who may let an apply out against the policy.{#case EMERGENCY_NOT_UPHELD}Nobody else has looked at it and found it right.{#case SYNCED_BY_HAND}A person, as Argo CD claims, began a sync.{#case AUTO_SYNC_OFF}Argo CD did not sync the application by itself.{#case POLICY_CHANGE}The rules of approval changed, or could not be read.{#case OUT_OF_BAND_DRIFT}What runs was changed past Git or Terraform.{#case UNKNOWN_PUSHER}No signature says who pushed it, so who approved it may have.{#case UNKNOWN_MERGER}Nobody who could know told who merged it, so who approved it may have.{#case UNKNOWN_REVISION}It is not known which revision was applied or approved.{#case UNKNOWN_RANGE}It is not known which commits it brought.{#case FED_FROM_ELSEWHERE}Something outside of the repositories, such as a chart, is part of it.{#case UNKNOWN_DRIFT}What runs differed, perhaps only because a commit waited.{#case UNKNOWN_REVIEW}Only a claim tells of the pull request.{#case UNKNOWN_OUTCOME}Nobody saw how it ended.{#case OBSERVATION_GAP}A source was not observed; what happened then may be missing.{/switch}")
    String deviationWhy(Code code);
}
