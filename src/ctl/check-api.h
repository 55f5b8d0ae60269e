/* The API file as JSON, built in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* data/platform-api.yaml; made by embed-api.py. */
extern const char pentad_check_api[];
