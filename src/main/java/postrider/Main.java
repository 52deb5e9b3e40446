package postrider;

/** Where the program starts: hands in the clock and the environment, and ends with the exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException();
    }
}
