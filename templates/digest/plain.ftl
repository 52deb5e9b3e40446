<#-- The text part of a digest in the design "plain". letter.ftlh says what it is given. -->
<#assign heading = single?then(date, date + ", " + count)>
<#include "../part/digest-text.ftl">
