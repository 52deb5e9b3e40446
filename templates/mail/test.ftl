<#-- What stands on top of a test; explained in its twin, test.ftlh. -->
Test. Nobody else got this.
