package postrider.cli;

import java.util.List;
import postrider.job.EditionLine;
import postrider.job.EditionSheet;

/** What {@code editions} prints for programs. */
record EditionsJson(Json json) {

    void list(List<EditionLine> lines) {
        json.list(lines, line -> json.object(() -> new RunJson(json).fields(line)));
    }

    void sheet(EditionSheet sheet) {
        json.object(() -> {
            new RunJson(json).fields(sheet.line());
            json.object("subject", () -> sheet.subjects().forEach(json::text));
            json.instant("composedAt", sheet.composedAt());
            json.instant("goesAt", sheet.goesAt());
            json.text("reason", sheet.reason());
            json.number("revision", sheet.revision());
            json.list(
                    "failures",
                    sheet.failures(),
                    failure -> json.object(() -> {
                        json.text("address", failure.address());
                        Integer code = failure.code();
                        if (code == null) {
                            json.text("code", null);
                        } else {
                            json.number("code", code);
                        }
                        json.text("reply", failure.reply());
                        json.text("advice", failure.advice());
                    }));
        });
    }
}
