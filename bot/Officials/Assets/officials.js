// Makes some pages quicker to use; every page works without it.
"use strict";
