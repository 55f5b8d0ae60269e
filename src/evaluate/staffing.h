/* Staffing coverage: officers against what the population asks for (domain.md 1.3, S1 article 8).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/city.h"

/* Sums of a place, and the ratios over them. Ratios are NAN where a row does not send a part of
 * them. */
typedef struct
{
  PentadStaffRow sum;     /* division is NULL; -1 where a row does not send the number */
  double population;      /* NAN unknown, of any place that has a row */
  double ratio;           /* officers per 10,000 residents that the scheme asks for */
  double density;         /* officers per 10,000 residents there are */
  double coverage;        /* percent of the required officers */
  double frontline_share; /* percent of the establishment */
  double cert_rate;       /* percent of officers */
  double aux_ratio;       /* auxiliaries per established staff, percent */
  double online_rate;     /* percent of supervisors on duty */
  double patrol_rate;     /* percent of the grids assigned today */
} PentadStaffing;

/* The row of the place itself, else the sum of its children's rows. FALSE when there is neither. */
gboolean pentad_staffing_compute (PentadCity *city, int place, PentadStaffing *staffing);
