/* One small document of every kind, as data/platform-api.md describes them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define SAMPLE_ABOUT                                                                                   \
  "{\"api\": 1, \"code\": \"990100\", \"name\": {\"zh_CN\": \"云州市\", \"zh_TW\": \"雲州市\", " \
  "\"en\": \"Yunzhou\"}, \"time_zone\": \"Asia/Shanghai\", \"day_start\": \"00:00\", "                 \
  "\"crs\": \"WGS84\", \"scheme\": \"demo\", \"class_scheme\": \"gbt30428.2-2013\", "                  \
  "\"layers\": [\"water\", \"roads\"], \"history_from\": \"2025-01-01\", "                             \
  "\"now\": \"2026-11-22T14:32:05+08:00\"}"

#define SAMPLE_DIVISIONS                                                                           \
  "{\"divisions\": [{\"code\": \"990101\", \"level\": \"district\", \"name\": {\"en\": \"Nan\"}, " \
  "\"parent\": \"990100\", \"kind\": \"urban\", \"population\": 412000, \"responsible\": "         \
  "\"S1\"}, "                                                                                      \
  "{\"code\": \"990101001\", \"level\": \"street\", \"name\": \"Changhe\", "                       \
  "\"parent\": \"990101\"}]}"

#define SAMPLE_GRIDS                                                                               \
  "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": "      \
  "{\"code\": \"99010100100101\", \"name\": \"G1\", \"parent\": \"990101001\", "                   \
  "\"area_class\": \"I\", \"area_m2\": 10000.5, \"population\": 120, \"responsible\": \"R1\"}, "   \
  "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[118, 32], [118.1, 32], [118.1, "      \
  "32.1], [118, 32.1], [118, 32]]]}}, {\"type\": \"Feature\", \"id\": 7, \"properties\": null, "   \
  "\"geometry\": {\"coordinates\": [[[[119, 32], [119.1, 32], [119.1, 32.1], [119, 32]]], "        \
  "[[[120, 32], [120.1, 32, 5.5], [120.1, 32.1]]]], \"type\": \"MultiPolygon\"}}]}"

#define SAMPLE_PARTITIONS                                                                          \
  "{\"partitions\": [{\"id\": \"professional\", \"label\": {\"en\": \"Zones\"}, \"areas\": ["      \
  "{\"code\": \"P01\", \"name\": \"P1\", \"grids\": [\"99010100100101\"]}, {\"code\": \"P02\", "   \
  "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[1, 1], [2, 1], [2, 2], [1, "          \
  "1]]]}}]}, "                                                                                     \
  "{\"id\": \"boundary\", \"areas\": [{\"code\": \"B1\", \"divisions\": [\"990101\"]}]}]}"

#define SAMPLE_LAYER                                                                               \
  "{\"type\": \"FeatureCollection\", \"id\": \"roads\", \"label\": {\"en\": \"Roads\"}, "          \
  "\"features\": [{\"type\": \"Feature\", \"properties\": {\"name\": \"Ring\", \"rank\": 1}, "     \
  "\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[1, 1], [2, 2], [1, 1]]}}, "         \
  "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"MultiLineString\", "     \
  "\"coordinates\": [[[1, 1], [2, 2]], [[3, 3], [4, 4]]]}}, {\"type\": \"Feature\", "              \
  "\"properties\": {}, \"geometry\": null}]}"

#define SAMPLE_CATALOGUE                                                                           \
  "{\"scheme\": \"gbt30428.2-2013\", \"classes\": [{\"code\": \"e01\", \"name\": {\"en\": "        \
  "\"Appearance\"}, \"kind\": \"event\"}, {\"code\": \"e0110\", \"name\": \"Rubbish\", \"kind\": " \
  "\"event\", \"major\": \"e01\"}, {\"code\": \"x\", \"kind\": \"new\"}], \"departments\": ["      \
  "{\"code\": \"D01\", \"name\": \"Cleansing\", \"division\": \"990101\", \"group\": \"city\"}], " \
  "\"posts\": [{\"code\": \"S-001\", \"role\": \"supervisor\", "                                   \
  "\"division\": \"990101001\"}, {\"code\": \"X\"}]}"

#define SAMPLE_CALENDAR                                                                            \
  "{\"hours\": [[\"08:00\", \"12:00\"], [\"14:00\", \"18:00\"]], \"years\": [2025, 2026], "        \
  "\"holidays\": [\"2026-10-01\"], \"make_up_days\": [\"2026-10-10\"]}"

#define SAMPLE_CASE(id)                                                                            \
  "{\"id\": \"" id "\", \"class\": \"e0406\", \"source\": \"supervisor\", \"division\": "          \
  "\"99010100100101\", \"lon\": 118.05, \"lat\": 32.05, \"address\": \"文庙路 1 号\", "        \
  "\"repeat\": true, \"trail\": [[\"2026-11-22T13:02:11+08:00\", \"report\"], "                    \
  "[\"2026-11-22T13:30:00+08:00\", \"dispatch\", {\"department\": \"D03\", \"due\": "              \
  "\"2026-11-22T15:30:00+08:00\"}], [\"2026-11-22T13:40:00+08:00\", \"teleport\"], "               \
  "[\"2026-11-22T14:00:00+08:00\", \"visit\", {\"satisfied\": true}]]}"

#define SAMPLE_STATE                                                                               \
  "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"cursor\": \"c1\", \"delta\": true, \"cases\": "    \
  "[" SAMPLE_CASE ("A1") ", " SAMPLE_CASE ("A2") ", " SAMPLE_CASE ("A1") "]}"

#define SAMPLE_ENDED                                                                               \
  "{\"day\": \"2026-11-21\", \"as_of\": \"2026-11-22T00:05:00+08:00\", \"cases\": [{\"id\": "      \
  "\"E1\", \"trail\": [[null, \"end\"], [\"2026-11-20T10:00:00+08:00\", \"report\"]]}]}"

#define SAMPLE_HISTORY                                                                             \
  "{\"version\": 2, \"from\": \"2026-11-01\", \"to\": \"2026-11-21\", \"as_of\": "                 \
  "\"2026-11-22T00:05:00+08:00\", \"blocks\": [{\"day\": \"2026-11-01\", "                         \
  "\"divisions\": [\"990101001\", null], \"classes\": [\"e0406\", null], \"division\": "           \
  "[0, 0, 1], \"class\": [0, 1, 1], \"n\": {\"report\": [1, -3, 2], \"file\": [1, -2], "           \
  "\"unheard_of\": [4], \"close\": [2, 1]}, \"handle_minutes\": [[0, 74, 112.5], [2, "             \
  "5]]}, {\"day\": \"2026-11-21\", \"departments\": [\"D01\", \"D02\"], \"n\": "                   \
  "{\"dispose\": [1, -12, 1]}, \"handle_minutes\": [[1, 3]]}, {\"day\": "                          \
  "\"2026-11-21\", \"posts\": [\"S-001\"], \"n\": {\"check\": [1, -7]}}]}"

#define SAMPLE_STAFF                                                                               \
  "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"rows\": [{\"division\": \"990101\", "              \
  "\"establishment\": 250, \"officers\": 231, \"supervisors_online\": 15, \"grids_patrolled\": "   \
  "null}], \"positions\": [{\"code\": \"S-017\", \"kind\": \"supervisor\", \"lon\": 118.1, "       \
  "\"lat\": 32.1, \"on_post\": false}, {\"code\": \"D\", \"kind\": \"drone\"}]}"

#define SAMPLE_SENSORS                                                                             \
  "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"domains\": [{\"id\": \"video\", \"label\": "       \
  "\"Video\"}], \"rows\": [{\"domain\": \"video\", \"division\": \"990101\", \"total\": 820, "     \
  "\"online\": 811, \"alarms\": 2}], \"alarms\": [{\"id\": \"A1\", \"domain\": \"flood\", "        \
  "\"division\": \"990101001\", \"label\": \"Water\", \"lon\": 118.1, \"lat\": 32.1, \"since\": "  \
  "\"2026-11-22T14:00:00+08:00\"}], "                                                              \
  "\"devices\": [{\"id\": \"V1\", \"domain\": \"video\", \"lon\": 118.2, \"lat\": 32.2}, "         \
  "{\"id\": "                                                                                      \
  "\"F1\", \"domain\": \"flood\", \"online\": false, \"alarm\": true}]}"

#define SAMPLE_CALLS                                                                               \
  "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"seats\": 12, \"seats_busy\": 7, \"waiting\": 1, "  \
  "\"hours\": [{\"hour\": \"2026-11-21T00:00:00+08:00\", \"received\": 3, \"answered\": 2, "       \
  "\"transferred_110\": 0, \"wait_s\": 8}]}"

#define SAMPLE_APPROVALS                                                                           \
  "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"items\": 314, \"days\": [{\"day\": "               \
  "\"2026-10-23\", \"accepted\": 6, \"concluded\": 5, \"legal_hours\": 800, \"actual_hours\": "    \
  "3.2}]}"

#define SAMPLE_SERVICE                                                                             \
  "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"settled\": [{\"day\": \"2026-11-21\", "            \
  "\"division\": "                                                                                 \
  "\"990101\", \"by_service\": 70, \"by_management\": 20, \"by_enforcement\": null}], "            \
  "\"complaints\": [{\"id\": \"T1\", \"division\": \"990101\", \"channel\": \"letter\", "          \
  "\"received\": \"2026-11-20T09:00:00+08:00\", \"verified\": \"2026-11-20T09:30:00+08:00\", "     \
  "\"replied\": \"2026-11-20T10:00:00+08:00\", \"satisfied\": false}, {\"id\": \"T2\", "           \
  "\"received\": \"2026-11-22T09:00:00+08:00\"}]}"

#define SAMPLE_TASKS                                                                               \
  "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"tasks\": [{\"id\": \"R01\", \"title\": "           \
  "{\"en\": \"Lamps\"}, \"plan\": \"Plan 2026\", \"lead\": \"D01\", \"responsible\": "             \
  "[\"D02\", \"D03\"], \"deadline\": \"2026-12-31\", \"progress\": 0.4}, {\"id\": "                \
  "\"R02\", \"lead\": \"D02\", \"done\": \"2026-10-01\"}]}"

#define SAMPLE_ASSESSMENTS                                                                         \
  "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"checks\": [{\"day\": \"2026-11-20\", "             \
  "\"assessor\": \"990101\", \"subject\": \"990101001\", \"dimension\": \"solving\", "             \
  "\"score\": 88, \"note\": \"Seen on site\"}, {\"day\": \"2026-11-20\", \"assessor\": "           \
  "\"990101\", \"subject\": \"D01\", \"dimension\": \"unheard\", \"score\": 1}, {\"day\": "        \
  "\"2026-11-21\", \"assessor\": \"990101001\", \"subject\": \"D02\", \"dimension\": "             \
  "\"responsibility\", \"score\": 92.5}], \"dimensions\": [{\"id\": \"responsibility\", "          \
  "\"label\": \"Responsibility\"}, {\"id\": \"solving\"}]}"

#define SAMPLE_TOPIC                                                                               \
  "{\"as_of\": \"2026-11-22T14:32:05+08:00\", \"label\": \"Emergency\", \"measures\": [{\"id\": "  \
  "\"total\", \"unit\": {\"en\": \"places\"}}, {\"id\": \"ready\", \"of\": \"total\"}], "          \
  "\"kinds\": [{\"id\": \"h1\", \"group\": \"hazards\", \"label\": {\"en\": \"Grade I\"}, "        \
  "\"tone\": \"bad\"}, {\"id\": \"hazards\"}], \"states\": [{\"id\": \"yellow\", \"tone\": "       \
  "\"loud\"}], \"counts\": [{\"n\": {\"h1\": [3, null], \"hazards\": [1]}, \"division\": "         \
  "\"990101001\"}], \"entries\": [{\"id\": \"W1\", \"kind\": \"hazards\", \"state\": "             \
  "\"yellow\", \"title\": \"Ice\", \"since\": \"2026-11-22T05:30:00+08:00\", \"until\": "          \
  "\"2026-11-22T06:30:00+08:00\", \"number\": 2.5, \"of\": 4, \"class\": \"e0101\", "              \
  "\"division\": \"990101\", \"person\": \"P\", \"telephone\": \"1\", \"unit\": \"D01\"}, "        \
  "{\"id\": \"W2\", \"note\": \"N\"}]}"

#define SAMPLE_SCHEME                                                                              \
  "{\"id\": \"s\", \"version\": \"2\", \"source\": \"test\", \"valid_from\": \"2020-01-01\", "     \
  "\"steps\": {\"verify\": 120, \"accept\": 15, \"file\": 15, \"dispatch\": 15, \"check\": 30, "   \
  "\"close\": 15}, \"staffing\": {\"urban\": 6, \"county\": 4}, \"indicators\": [{\"id\": "        \
  "\"close_rate\", \"label\": {\"en\": \"Closing\"}, \"unit\": \"percent\", \"better\": "          \
  "\"high\", "                                                                                     \
  "\"cohort\": \"due\", \"target\": 98, \"numerator\": [\"need_close\", \"-open_due\"], "          \
  "\"denominator\": [\"need_close\"]}, {\"id\": \"t\", \"label\": \"T\", \"unit\": \"hours\", "    \
  "\"cohort\": \"event\", \"measure\": \"median_time\"}]}"

#define SAMPLE_SERVICES                                                                            \
  "[{\"service_code\": \"S1\", \"service_name\": \"Pothole\", \"group\": \"Roads\"}, "             \
  "{\"service_code\": 2, \"service_name\": \"Graffiti\", \"group\": \"\"}]"

#define SAMPLE_REQUESTS                                                                            \
  "[{\"service_request_id\": \"1\", \"status\": \"open\", \"service_code\": \"S1\", "              \
  "\"description\": null, \"agency_responsible\": \"DOT\", \"requested_datetime\": "               \
  "\"2018-01-27T15:05:54Z\", \"updated_datetime\": null, \"expected_datetime\": "                  \
  "\"2018-02-01T00:00:00Z\", \"address\": \"1 Main St\", \"lat\": 40.5, \"long\": \"-73.5\"}, "    \
  "{\"service_request_id\": 2, \"status\": \"closed\", \"service_code\": 2, "                      \
  "\"requested_datetime\": \"2018-01-27T15:05:54\", \"lat\": null, \"long\": \"\"}]"
