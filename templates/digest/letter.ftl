<#-- The text part of a digest in the design "letter". Its twin, letter.ftlh, says what it is given. -->
<#assign heading = single?then(date, date + ", " + count)>
<#include "../part/digest-text.ftl">
