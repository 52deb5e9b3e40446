package postrider.cli;

import postrider.job.Status;

/** What {@code status} prints for programs. */
record StatusJson(Json json) {

    void status(Status status) {
        json.object(() -> {
            json.instant("now", status.now());
            status.lastRun().ifPresentOrElse(this::lastRun, () -> json.text("lastRun", null));
            json.instant("nextRun", status.nextRun());
            json.object("posts", () -> {
                json.number("published", status.posts().published());
                json.number("scheduled", status.posts().scheduled());
                json.number("hidden", status.posts().hidden());
                json.number("held", status.posts().held());
                json.number("stillPublic", status.keptPublic());
                status.nextPost()
                        .ifPresentOrElse(
                                post -> json.object("next", () -> {
                                    json.text("title", post.title());
                                    json.instant("at", post.at());
                                }),
                                () -> json.text("next", null));
            });
            json.list("editions", status.editions(), new RunJson(json)::edition);
            json.list(
                    "digests",
                    status.digests(),
                    digest -> json.object(() -> {
                        json.text("newsletter", digest.newsletter());
                        json.instant("at", digest.at());
                        json.number("posts", digest.posts());
                        json.number("recipients", digest.recipients());
                    }));
            json.object("queue", () -> status.queue().forEach(json::number));
            json.text("away", status.away().orElse(null));
            json.object("subscriptions", () -> status.subscriptions().forEach(json::number));
            json.texts("needsPerson", status.needsPerson());
        });
    }

    private void lastRun(Status.LastRun run) {
        json.object("lastRun", () -> {
            json.instant("startedAt", run.startedAt());
            json.instant("endedAt", run.endedAt());
            json.text("outcome", run.outcome());
            json.text("summary", run.summary());
        });
    }
}
