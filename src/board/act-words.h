/* Acts of a case in words (domain.md 2.5).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/case-view.h"

const char *pentad_act_words (PentadAct act);
const char *pentad_outcome_words (PentadOutcome outcome);
