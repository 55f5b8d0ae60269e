/* The acts of a case and their neutral ids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/trail.h"

#include <string.h>

static const char *const stage_ids[PENTAD_N_STAGES] = {
  "report", "verify", "accept", "file", "dispatch", "dispose", "feedback", "check", "close",
};

static const char *const act_ids[PENTAD_N_ACTS] = {
  "report",      "verify",        "accept", "file",        "dispatch",  "dispose",
  "feedback",    "check",         "close",  "send_verify", "reject",    "void",
  "return",      "rework",        "extend", "suspend",     "resume",    "press",
  "force_close", "self_handled",  "visit",  "ask_verify",  "ask_check", "send_check",
  "ask_extend",  "refuse_extend", "shirk",  "bundle",      "end",       "appeal",
};

const char *
pentad_stage_id (PentadStage stage)
{
  return stage_ids[stage];
}

const char *
pentad_act_id (PentadAct act)
{
  return act_ids[act];
}

gboolean
pentad_act_parse (const char *id, gsize len, PentadAct *act)
{
  for (int i = 0; i < PENTAD_N_ACTS; i++)
    if (len > 0 && act_ids[i][0] == id[0] && strlen (act_ids[i]) == len &&
        memcmp (act_ids[i], id, len) == 0)
      {
        *act = i;
        return TRUE;
      }
  return FALSE;
}

static const char *const press_ids[PENTAD_N_PRESSES] = { "other", "overtime", "leader", "key" };

const char *
pentad_press_id (PentadPressKind kind)
{
  return press_ids[kind];
}

PentadPressKind
pentad_press_parse (const char *id)
{
  for (int i = 0; i < PENTAD_N_PRESSES; i++)
    if (g_strcmp0 (id, press_ids[i]) == 0)
      return i;
  return PENTAD_PRESS_OTHER;
}
