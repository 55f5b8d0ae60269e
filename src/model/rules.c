/* Rules of a scheme for what is not counted from cases: staffing, duty, service, assessment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/rules.h"

#include <math.h>

void
pentad_rules_init (PentadRules *rules)
{
  *rules = (PentadRules){
    .staffing = { NAN, NAN, NAN, NAN, NAN },
    .duty = { 0, { NAN, NAN }, { NAN, NAN } },
    .service = { { NAN, NAN, NAN }, 0 },
    .assessment = { NAN, NAN },
  };
}
