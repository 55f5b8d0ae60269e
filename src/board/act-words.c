/* Acts of a case in words (domain.md 2.5).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/act-words.h"

#include <glib/gi18n-lib.h>

static const char *const acts[PENTAD_N_ACTS] = {
  [PENTAD_ACT_REPORT] = N_ ("Reported"),
  [PENTAD_ACT_VERIFY] = N_ ("Verified"),
  [PENTAD_ACT_ACCEPT] = N_ ("Accepted"),
  [PENTAD_ACT_FILE] = N_ ("Filed"),
  [PENTAD_ACT_DISPATCH] = N_ ("Dispatched"),
  [PENTAD_ACT_DISPOSE] = N_ ("Handled"),
  [PENTAD_ACT_FEEDBACK] = N_ ("Fed back"),
  [PENTAD_ACT_CHECK] = N_ ("Checked"),
  [PENTAD_ACT_CLOSE] = N_ ("Closed"),
  [PENTAD_ACT_SEND_VERIFY] = N_ ("Sent to be verified"),
  [PENTAD_ACT_REJECT] = N_ ("Not accepted"),
  [PENTAD_ACT_VOID] = N_ ("Voided"),
  [PENTAD_ACT_RETURN] = N_ ("Returned"),
  [PENTAD_ACT_REWORK] = N_ ("Sent back for rework"),
  [PENTAD_ACT_EXTEND] = N_ ("Extended"),
  [PENTAD_ACT_SUSPEND] = N_ ("Suspended"),
  [PENTAD_ACT_RESUME] = N_ ("Resumed"),
  [PENTAD_ACT_PRESS] = N_ ("Pressed"),
  [PENTAD_ACT_FORCE_CLOSE] = N_ ("Closed by force"),
  [PENTAD_ACT_SELF_HANDLED] = N_ ("Handled on the spot"),
  [PENTAD_ACT_VISIT] = N_ ("Return visit"),
  [PENTAD_ACT_ASK_VERIFY] = N_ ("To be verified"),
  [PENTAD_ACT_ASK_CHECK] = N_ ("To be checked"),
  [PENTAD_ACT_SEND_CHECK] = N_ ("Sent to be checked"),
  [PENTAD_ACT_ASK_EXTEND] = N_ ("Extension asked for"),
  [PENTAD_ACT_REFUSE_EXTEND] = N_ ("Extension refused"),
  [PENTAD_ACT_SHIRK] = N_ ("Shirked"),
  [PENTAD_ACT_BUNDLE] = N_ ("Bundled"),
  [PENTAD_ACT_END] = N_ ("Ended, time unknown"),
  [PENTAD_ACT_APPEAL] = N_ ("Appeal decided"),
};

static const char *const outcomes[] = {
  [PENTAD_OUTCOME_OPEN] = N_ ("In progress"),
  [PENTAD_OUTCOME_CLOSED] = N_ ("Closed"),
  [PENTAD_OUTCOME_REJECTED] = N_ ("Not accepted"),
  [PENTAD_OUTCOME_VOID] = N_ ("Voided"),
  [PENTAD_OUTCOME_SELF_HANDLED] = N_ ("Handled on the spot"),
  [PENTAD_OUTCOME_UNKNOWN] = N_ ("Not yet reported"),
};

const char *
pentad_act_words (PentadAct act)
{
  return _ (acts[act]);
}

const char *
pentad_outcome_words (PentadOutcome outcome)
{
  return _ (outcomes[outcome]);
}
