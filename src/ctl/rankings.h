/* The rankings of `pentadctl figures`: districts, streets, departments, posts; like with like.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/json-writer.h"
#include "ctl/session.h"
#include "model/figure.h"

/* What a row of figures is about. Borrowed texts. */
typedef struct
{
  const char *code;
  const PentadLabel *name; /* may be empty */
  const char
      *kind; /* that groups of the scheme go by: of the district, or the department's group */
  const char *role;  /* of a post; NULL for others */
  PentadLevel level; /* of a place; PENTAD_LEVEL_CITY for others */
} PentadCtlUnit;

PentadCtlUnit pentad_ctl_unit (PentadCity *city, PentadSubject subject, int index);

/* Writes the member "rankings": for every rate and score that has a better side, the districts and
 * the streets of the table, or its departments, by the groups of the scheme; the posts by their own
 * scores. What has fewer than two units has no ranking. */
void pentad_ctl_write_rankings (PentadJsonWriter *json,
                                const PentadCtlSession *session,
                                const PentadFigures *figures);
