package postrider.cli;

import postrider.job.EditionLine;
import postrider.job.Plan;
import postrider.job.RunReport;
import postrider.post.PostId;

/** What {@code publish} prints for programs, with and without {@code --dry-run}. */
record RunJson(Json json) {

    void report(RunReport report) {
        json.object(() -> {
            json.instant("now", report.now());
            json.object("posts", () -> {
                json.number("published", report.posts().published());
                json.number("scheduled", report.posts().scheduled());
                json.number("hidden", report.posts().hidden());
                json.number("held", report.posts().held());
            });
            json.object("files", () -> {
                json.number("written", report.files().written());
                json.number("removed", report.files().removed());
                json.number("unchanged", report.files().unchanged());
            });
            json.list("editions", report.editions(), this::edition);
            json.texts("needsPerson", report.needsPerson());
            json.texts("warnings", report.warnings());
            json.list(
                    "next",
                    report.next(),
                    waiting -> json.object(() -> {
                        json.text("title", waiting.title());
                        json.instant("at", waiting.at());
                    }));
            json.diagnostics(report.diagnostics());
        });
    }

    /** What {@code send} did. */
    void sent(RunReport report) {
        json.object(() -> {
            json.instant("now", report.now());
            json.list("editions", report.editions(), this::edition);
            json.texts("needsPerson", report.needsPerson());
            json.texts("warnings", report.warnings());
        });
    }

    void edition(EditionLine edition) {
        json.object(() -> fields(edition));
    }

    /** What is said of each edition, wherever it is said. */
    void fields(EditionLine edition) {
        json.number("number", edition.number());
        json.text("newsletter", edition.newsletter());
        json.text("state", edition.state());
        json.texts("posts", edition.posts().stream().map(PostId::value).toList());
        json.number("recipients", edition.recipients());
        json.number("queued", edition.queued());
        json.number("sent", edition.sent());
        json.number("deferred", edition.deferred());
        json.number("failed", edition.failed());
        json.number("uncertain", edition.uncertain());
        json.number("suppressed", edition.suppressed());
        json.number("cancelled", edition.cancelled());
    }

    void plan(Plan plan) {
        json.object(() -> {
            json.instant("now", plan.now());
            json.object("files", () -> {
                json.texts("add", plan.files().add());
                json.texts("change", plan.files().change());
                json.texts("remove", plan.files().remove());
            });
            json.list(
                    "posts",
                    plan.posts(),
                    post -> json.object(() -> {
                        json.text("post", post.post().value());
                        json.text("title", post.title());
                        json.text("change", post.change().word());
                        json.text("reason", post.reason());
                        json.instant("at", post.at());
                    }));
            json.list(
                    "editions",
                    plan.editions(),
                    edition -> json.object(() -> {
                        json.text("newsletter", edition.newsletter());
                        if (edition.number() > 0) {
                            json.number("number", edition.number());
                        }
                        json.text("state", edition.state());
                        json.texts("frequencies", edition.frequencies());
                        json.texts(
                                "posts",
                                edition.posts().stream().map(PostId::value).toList());
                        json.number("recipients", edition.recipients());
                        json.object("languages", () -> edition.languages().forEach(json::number));
                        json.instant("at", edition.at());
                        json.text("reason", edition.reason());
                        json.texts("remarks", edition.remarks());
                    }));
            json.flag("stops", plan.stops());
            json.texts("needsPerson", plan.needsPerson());
            json.diagnostics(plan.diagnostics());
        });
    }
}
