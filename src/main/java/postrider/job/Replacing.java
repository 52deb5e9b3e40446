package postrider.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.site.Artifact;
import postrider.site.Changes;
import postrider.site.PublicFolder;
import postrider.site.Survey;
import postrider.source.Checked;

/** Writes a run's pages, and counts what became of them: of the whole first, then of a part again. */
final class Replacing implements Preparation.Pages {
    private final PublicFolder folder;
    private final Account account;
    private final Survey survey;
    private @Nullable Changes whole;

    Replacing(PublicFolder folder, Account account) {
        this.folder = folder;
        this.account = account;
        this.survey = folder.survey();
    }

    @Override
    public boolean put(String within, Checked<List<Artifact>> artifacts) {
        Changes changes = whole == null && within.isEmpty()
                ? folder.replace(artifacts.value(), survey)
                : folder.replace(within, artifacts.value());
        if (whole == null) {
            account.files(changes);
        } else {
            account.filesAgain(whole, changes);
        }
        whole = changes;
        account.found(artifacts.diagnostics());
        account.found(changes.diagnostics());
        return changes.complete();
    }
}
