package postrider.delivery;

/** What was found of senders that died: @param queued not begun, or surely not taken; @param sent surely taken; @param uncertain begun, and nobody knows */
public record Recovery(int queued, int sent, int uncertain) {}
