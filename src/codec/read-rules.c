/* Reader of a scheme's rules on staffing, duty, service, assessment and tasks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/record.h"
#include "codec/scheme-parts.h"

#include "model/division.h"

#include <math.h>

#define NUMBER(key, member)                                                                        \
  {                                                                                                \
    .name = key, .type = PENTAD_RECORD_DOUBLE, .offset = G_STRUCT_OFFSET (PentadScheme, member)    \
  }
#define COUNT(key, member)                                                                         \
  {                                                                                                \
    .name = key, .type = PENTAD_RECORD_COUNT, .offset = G_STRUCT_OFFSET (PentadScheme, member)     \
  }

static const PentadRecordField staffing_fields[] = {
  NUMBER ("urban", staffing_ratio[PENTAD_DIVISION_URBAN]),
  NUMBER ("functional", staffing_ratio[PENTAD_DIVISION_FUNCTIONAL]),
  NUMBER ("county", staffing_ratio[PENTAD_DIVISION_COUNTY]),
  NUMBER ("floor", rules.staffing.floor),
  NUMBER ("cap", rules.staffing.cap),
  NUMBER ("frontline_min", rules.staffing.frontline_min),
  NUMBER ("auxiliary_max", rules.staffing.auxiliary_max),
  NUMBER ("certified_min", rules.staffing.certified_min),
};

static const PentadRecordField duty_fields[] = {
  COUNT ("window_minutes", rules.duty.window_minutes),
  NUMBER ("demand_middle", rules.duty.demand_steps[0]),
  NUMBER ("demand_high", rules.duty.demand_steps[1]),
  NUMBER ("covered_middle", rules.duty.covered_steps[0]),
  NUMBER ("covered_high", rules.duty.covered_steps[1]),
};

static const PentadRecordField service_fields[] = {
  NUMBER ("by_service", rules.service.way_share[PENTAD_WAY_SERVICE]),
  NUMBER ("by_management", rules.service.way_share[PENTAD_WAY_MANAGEMENT]),
  NUMBER ("by_enforcement", rules.service.way_share[PENTAD_WAY_ENFORCEMENT]),
  COUNT ("reply_working_days", rules.service.reply_working_days),
};

static const PentadRecordField assessment_fields[] = {
  NUMBER ("district_weight", rules.assessment.district_weight),
  NUMBER ("street_weight", rules.assessment.street_weight),
};

static const PentadRecordField task_fields[] = {
  COUNT ("due_soon_days", rules.task_soon_days),
};

static const struct
{
  const char *name;
  const PentadRecordField *fields;
  guint n_fields;
} sections[] = {
  { "staffing", staffing_fields, G_N_ELEMENTS (staffing_fields) },
  { "duty", duty_fields, G_N_ELEMENTS (duty_fields) },
  { "service", service_fields, G_N_ELEMENTS (service_fields) },
  { "assessment", assessment_fields, G_N_ELEMENTS (assessment_fields) },
  { "tasks", task_fields, G_N_ELEMENTS (task_fields) },
};

/* None of these numbers has a meaning below 0. */
static gboolean
has_negative (const PentadRecordField *fields, guint n_fields, const PentadScheme *scheme)
{
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == PENTAD_RECORD_DOUBLE &&
        G_STRUCT_MEMBER (double, scheme, fields[i].offset) < 0)
      return TRUE;
  return FALSE;
}

/* Comparisons with NAN, a bound that is not given, are false. */
static const char *
find_contradiction (const PentadRules *rules)
{
  const double *share = rules->service.way_share;
  double sum =
      share[PENTAD_WAY_SERVICE] + share[PENTAD_WAY_MANAGEMENT] + share[PENTAD_WAY_ENFORCEMENT];

  if (rules->staffing.floor > rules->staffing.cap)
    return "a cap not below the floor";
  if (rules->duty.demand_steps[0] > rules->duty.demand_steps[1])
    return "demand_high not below demand_middle";
  if (rules->duty.covered_steps[0] > rules->duty.covered_steps[1])
    return "covered_high not below covered_middle";
  if (fabs (sum - 100) > 1e-6)
    return "shares by service, management and enforcement that sum to 100";
  if (rules->assessment.district_weight + rules->assessment.street_weight <= 0)
    return "a weight above 0";
  return NULL;
}

gboolean
pentad_scheme_read_rules (PentadGuard *guard, const char *name, gsize len, PentadScheme *scheme)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const char *wrong;

      if (strlen (sections[i].name) != len || memcmp (sections[i].name, name, len) != 0)
        continue;
      if (!pentad_record_read (guard, sections[i].fields, sections[i].n_fields, scheme))
        return TRUE;
      wrong = has_negative (sections[i].fields, sections[i].n_fields, scheme)
                  ? "numbers of 0 or more"
                  : find_contradiction (&scheme->rules);
      if (wrong != NULL)
        pentad_scheme_refuse (guard, wrong);
      return TRUE;
    }
  return FALSE;
}
