/* The acts of a case and their neutral ids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/trail.h"

#include <string.h>

static const char *const stage_ids[PENTAD_N_STAGES] = {
  "report", "verify", "accept", "file", "dispatch", "dispose", "feedback", "check", "close",
};

typedef struct
{
  const char *text;
  gsize len;
} ActId;

#define ID(text)                                                                                   \
  {                                                                                                \
    (text), sizeof (text) - 1                                                                      \
  }
static const ActId act_ids[PENTAD_N_ACTS] = {
  ID ("report"),     ID ("verify"),        ID ("accept"),      ID ("file"),
  ID ("dispatch"),   ID ("dispose"),       ID ("feedback"),    ID ("check"),
  ID ("close"),      ID ("send_verify"),   ID ("reject"),      ID ("void"),
  ID ("return"),     ID ("rework"),        ID ("extend"),      ID ("suspend"),
  ID ("resume"),     ID ("press"),         ID ("force_close"), ID ("self_handled"),
  ID ("visit"),      ID ("ask_verify"),    ID ("ask_check"),   ID ("send_check"),
  ID ("ask_extend"), ID ("refuse_extend"), ID ("shirk"),       ID ("bundle"),
  ID ("end"),        ID ("appeal"),
};

const char *
pentad_stage_id (PentadStage stage)
{
  return stage_ids[stage];
}

const char *
pentad_act_id (PentadAct act)
{
  return act_ids[act].text;
}

gboolean
pentad_act_parse (const char *id, gsize len, PentadAct *act)
{
  for (int i = 0; i < PENTAD_N_ACTS; i++)
    if (act_ids[i].len == len && memcmp (act_ids[i].text, id, len) == 0)
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
