/* From when on the data of a city are doubtful: numbers of a scheme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/quality-rules.h"

#include <math.h>

void
pentad_quality_rules_init (PentadQualityRules *rules)
{
  *rules = (PentadQualityRules){ 0, NAN, 0, NAN, NAN };
}
