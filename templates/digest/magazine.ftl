<#-- The text part of a digest in the design "magazine". letter.ftlh says what it is given. -->
<#assign heading = single?then(date, edition + ", " + date + ", " + count)>
<#include "../part/digest-text.ftl">
