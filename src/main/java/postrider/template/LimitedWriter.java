package postrider.template;

import java.io.IOException;
import java.io.Writer;

/** Keeps what is written, and stops who writes too much. */
final class LimitedWriter extends Writer {
    private final StringBuilder text = new StringBuilder(1 << 13);
    private final int limit;

    LimitedWriter(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        ensure(length);
        text.append(buffer, offset, length);
    }

    /** Most of what templates write, posts' texts among it: at once. */
    @Override
    public void write(String words) throws IOException {
        ensure(words.length());
        text.append(words);
    }

    private void ensure(int more) throws Full {
        if (text.length() + (long) more > limit) {
            throw new Full();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }

    /** The limit was reached. An IOException, because a template's {@code attempt} can't catch it. */
    static final class Full extends IOException {}
}
