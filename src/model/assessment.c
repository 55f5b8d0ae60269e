/* Assessment two ways: districts assess departments and streets, streets assess departments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/assessment.h"

static void
dimension_clear (gpointer data)
{
  PentadDimension *dimension = data;

  g_free (dimension->id);
  pentad_label_clear (&dimension->label);
}

static void
check_clear (gpointer data)
{
  PentadCheck *check = data;

  g_free (check->assessor);
  g_free (check->subject);
  pentad_label_clear (&check->note);
}

PentadAssessments *
pentad_assessments_new (void)
{
  PentadAssessments *self = g_new0 (PentadAssessments, 1);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = PENTAD_NO_TIME;
  self->dimensions = g_array_new (FALSE, FALSE, sizeof (PentadDimension));
  g_array_set_clear_func (self->dimensions, dimension_clear);
  self->checks = g_array_new (FALSE, FALSE, sizeof (PentadCheck));
  g_array_set_clear_func (self->checks, check_clear);
  return self;
}

PentadAssessments *
pentad_assessments_ref (PentadAssessments *assessments)
{
  g_atomic_ref_count_inc (&assessments->refs);
  return assessments;
}

void
pentad_assessments_unref (PentadAssessments *assessments)
{
  if (!g_atomic_ref_count_dec (&assessments->refs))
    return;
  g_array_unref (assessments->dimensions);
  g_array_unref (assessments->checks);
  g_free (assessments);
}

int
pentad_assessments_find_dimension (const PentadAssessments *assessments, const char *id)
{
  for (guint i = 0; i < assessments->dimensions->len; i++)
    if (g_strcmp0 (g_array_index (assessments->dimensions, PentadDimension, i).id, id) == 0)
      return (int)i;
  return -1;
}
