<#-- What stands on top of an edition that waits; explained in its twin, review.ftlh. -->
! Edition ${number} waits. Nobody but its reviewers got it.

<#if revision gt 1>
This is revision ${revision}: a post of it was changed.

</#if>
Why: ${reason}.

<#if goesAt??>It goes to ${recipients} subscriber<#if recipients != 1>s</#if> on ${goesAt}, unless somebody stops it.<#else>It goes to ${recipients} subscriber<#if recipients != 1>s</#if> when somebody approves it, and not before.</#if>

postrider editions show ${number}
postrider editions approve ${number} --revision ${revision}
postrider editions cancel ${number}

In this copy the links at the foot lead to the site; nobody leaves by them.

========================================================================
