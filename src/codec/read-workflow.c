/* The rules of side actions and of doubtful data in a scheme file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/scheme-parts.h"

#include <string.h>

/* One member: a whole number, or one with a fraction, from 0 up to `most`. */
typedef struct
{
  const char *name;
  gsize offset;
  gboolean is_whole;
  double most;
} Field;

static const Field workflow_fields[] = {
  { "max_extensions", G_STRUCT_OFFSET (PentadWorkflow, max_extensions), TRUE, 100 },
  { "max_suspensions", G_STRUCT_OFFSET (PentadWorkflow, max_suspensions), TRUE, 100 },
  { "suspension_days", G_STRUCT_OFFSET (PentadWorkflow, suspension_days), TRUE, 36500 },
  { "max_appeals", G_STRUCT_OFFSET (PentadWorkflow, max_appeals), TRUE, 100 },
  { "wrong_dispatch", G_STRUCT_OFFSET (PentadWorkflow, wrong_dispatch), TRUE, 100 },
  { "duplicate_m", G_STRUCT_OFFSET (PentadWorkflow, duplicate_m), FALSE, 10000 },
  { "duplicate_hours", G_STRUCT_OFFSET (PentadWorkflow, duplicate_h), FALSE, 8760 },
  { "yellow_from", G_STRUCT_OFFSET (PentadWorkflow, lights.yellow_from), FALSE, 10 },
  { "red_above", G_STRUCT_OFFSET (PentadWorkflow, lights.red_above), FALSE, 10 },
};

static const Field quality_fields[] = {
  { "silent_days", G_STRUCT_OFFSET (PentadQualityRules, silent_days), TRUE, 3660 },
  { "silent_least", G_STRUCT_OFFSET (PentadQualityRules, silent_least), FALSE, 1e9 },
  { "drop_days", G_STRUCT_OFFSET (PentadQualityRules, drop_days), TRUE, 366 },
  { "drop_share", G_STRUCT_OFFSET (PentadQualityRules, drop_share), FALSE, 1 },
  { "drop_least", G_STRUCT_OFFSET (PentadQualityRules, drop_least), FALSE, 1e9 },
};

static void
read_field (PentadGuard *guard, const Field *field, gpointer rules)
{
  double number;

  if (!pentad_guard_get_double (guard, &number))
    return;
  if (!(number >= 0 && number <= field->most) || (field->is_whole && number != (double)(int)number))
    pentad_scheme_refuse (guard, field->is_whole ? "a whole number that is not too large"
                                                 : "a number that is not too large");
  else if (field->is_whole)
    G_STRUCT_MEMBER (int, rules, field->offset) = (int)number;
  else
    G_STRUCT_MEMBER (double, rules, field->offset) = number;
}

static void
read_fields (PentadGuard *guard, const Field *fields, gsize n, gpointer rules)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      gsize i = 0;

      while (i < n && (strlen (fields[i].name) != len || memcmp (fields[i].name, name, len) != 0))
        i++;
      if (i < n)
        read_field (guard, &fields[i], rules);
      else
        pentad_guard_skip (guard);
    }
}

void
pentad_scheme_read_workflow (PentadGuard *guard, PentadWorkflow *workflow)
{
  read_fields (guard, workflow_fields, G_N_ELEMENTS (workflow_fields), workflow);
  if (workflow->lights.red_above < workflow->lights.yellow_from)
    pentad_scheme_refuse (guard, "red_above that is not below yellow_from");
}

void
pentad_scheme_read_quality (PentadGuard *guard, PentadQualityRules *quality)
{
  read_fields (guard, quality_fields, G_N_ELEMENTS (quality_fields), quality);
}
