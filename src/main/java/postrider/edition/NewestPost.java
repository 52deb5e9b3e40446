package postrider.edition;

/** A post as a greeting names it. @param url of its page; @param summary plain text, may be empty */
public record NewestPost(String title, String url, String summary) {}
