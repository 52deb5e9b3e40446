<#-- The text part of the mail that asks; explained in confirm.ftlh. -->
${newsletter?upper_case}

${subject}

${words("mail.confirm.what", "newsletter", newsletter, "address", address)}

${words["mail.confirm.button"]}:
${url}

${words["mail.confirm.hours"]}

${words("mail.confirm.not-you", "date", asked)}
<#if postal?has_content>

${postal}
</#if>
