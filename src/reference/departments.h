/* The departments that handle cases in the reference city, and how punctual each is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/class-list.h"
#include "reference/places.h"

/* What a department does. The first four exist in every district, the others once in the city. */
typedef enum
{
  PENTAD_TRADE_ENFORCEMENT,
  PENTAD_TRADE_SANITATION,
  PENTAD_TRADE_MUNICIPAL,
  PENTAD_TRADE_LANDSCAPING,
  PENTAD_N_DISTRICT_TRADES,

  PENTAD_TRADE_LIGHTING =
      PENTAD_N_DISTRICT_TRADES, /* lamps, bridges: the city's municipal office */
  PENTAD_TRADE_TRAFFIC_POLICE,
  PENTAD_TRADE_CONSTRUCTION,
  PENTAD_TRADE_RIVERS,
  PENTAD_TRADE_ENVIRONMENT,
  PENTAD_TRADE_TRANSPORT,
  PENTAD_TRADE_MARKETS,
  PENTAD_TRADE_WATER_SUPPLY,
  PENTAD_TRADE_GAS,
  PENTAD_TRADE_POWER,
  PENTAD_TRADE_HEAT,
  PENTAD_TRADE_TELECOM,
  PENTAD_N_TRADES
} PentadTrade;

typedef struct
{
  char code[8];
  PentadLabel name;
  const char *group;    /* departments of one group are compared with each other */
  int district, street; /* index, -1 */
  double lateness;      /* share of its cases that it handles late */
} PentadReferenceDepartment;

typedef struct
{
  GArray *all; /* PentadReferenceDepartment: the city's, the districts' by trade, the streets' */
  guint n_districts;
  guint silent; /* index of the one that never gets a case, and so has no data */
  gboolean has_streets;
} PentadDepartments;

PentadDepartments *pentad_departments_new (guint64 seed, const PentadPlaces *places);
void pentad_departments_free (PentadDepartments *departments);
const PentadReferenceDepartment *pentad_departments_get (const PentadDepartments *departments,
                                                         guint index);
/* Back from the code that a department of the list holds itself; -1 for NULL. */
int pentad_departments_index (const PentadDepartments *departments, const char *own_code);
/* The department of a trade that is in charge in a district. */
guint
pentad_departments_find (const PentadDepartments *departments, PentadTrade trade, guint district);
/* The office of a street; -1 in cities where streets do not handle cases. */
int pentad_departments_find_street (const PentadDepartments *departments, guint street);
/* Which trade a class belongs to. */
PentadTrade pentad_trade_of_class (const char *class_code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadDepartments, pentad_departments_free)
