"""Regions before and beside forms: joined over page breaks, of several reports, of no known form."""
